"""What people say of themselves: what an employer never hears, and what is an argument."""

from __future__ import annotations

LEFT_OUT = """\
mon conjoint vient de perdre son emploi
je viens d'avoir des jumeaux
la nounou me coûte un bras
je dois faire garder ma fille
j'élève seule mes deux garçons
je paie une pension à mon ex
ma femme est en congé parental
on vient d'acheter et les mensualités sont lourdes
je n'arrive plus à mettre de côté
mon propriétaire vient d'augmenter le bail
je suis dans le rouge tous les 15 du mois
avec la hausse des prix mon salaire ne suffit plus
je fais 80 km par jour et l'essence me ruine
j'ai une saisie sur salaire
mes enfants commencent la fac
je veux pouvoir partir en vacances
il faut que je change de voiture
ça devient compliqué financièrement
si rien ne bouge je regarde les annonces
je n'hésiterai pas à aller voir la concurrence
d'autres boîtes me font les yeux doux et je pourrais céder
à ce tarif là vous ne me garderez pas
vous aurez du mal à me remplacer si je pars
je lèverai le pied si je n'ai rien
je vais en parler aux syndicats
c'est ça ou je démissionne
ne venez pas vous plaindre quand je serai parti
j'ai déjà mon CV sur LinkedIn au cas où
je peux très bien tout arrêter demain
franchement en dessous de 38000 je dis non
ma mère est en maison de retraite et c'est moi qui paie
je suis papa depuis trois mois
mon mari est au chômage
les frais de scolarité du petit ont doublé
je rembourse mon prêt étudiant
ma banque me harcèle
je n'ai pas pris de vacances depuis deux ans faute de moyens
avec un seul salaire à la maison c'est dur
on galère pour le chauffage
mon voisin gagne plus que moi
je trouve ça injuste
je mérite mieux
j'ai reçu une proposition ailleurs et je peux partir demain
vous verrez bien sans moi
je ferai le strict minimum
un chasseur de têtes m'appelle toutes les semaines
si c'est non je pose mes congés et je cherche
je ne descendrai pas sous 36k
mon seuil c'est 2 300 net
j'en ai marre d'être sous-payé
""".splitlines()

ARGUMENTS = """\
j'ai animé un atelier pour 30 enfants
j'ai géré le budget de la crèche, 1,2 million
j'ai recouvré 98 % des loyers impayés
j'ai négocié les prêts immobiliers de 40 clients
j'ai accompagné 12 familles en difficulté
j'ai réduit la facture d'énergie de 15 %
je gère la dette fournisseur
j'ai mené les négociations avec les syndicats
j'ai convaincu 3 clients de ne pas partir à la concurrence
j'ai réduit le turnover de 20 %
j'ai remplacé ma cheffe pendant son congé maternité
j'ai conduit le déménagement du site en 3 semaines
j'ai repris un portefeuille en perte et l'ai redressé
j'ai monté une école de vente à Lyon
j'ai géré la paie de 250 salariés
j'ai mis en place un accord de télétravail
j'ai fait baisser les frais de déplacement de 12 000 €
je forme les nouveaux arrivants
j'ai évité une grève en 2024
j'ai gagné un appel d'offres de 2 M€
j'assure la garde de nuit un week-end sur deux
j'ai sauvé le compte d'un client qui voulait partir
j'ai remis à plat les contrats d'assurance voiture de la flotte
j'ai mis fin à un litige aux prud'hommes
j'ai mené la refonte du site sans dépasser le budget
j'ai divisé par deux le délai de livraison
je maîtrise SAP et Power BI
je parle allemand couramment
j'ai ouvert deux agences
j'ai augmenté le panier moyen de 8 €
j'ai digitalisé le suivi des stocks
j'ai encadré une équipe de 6 vendeurs
j'ai fait passer la marge de 18 à 24 %
j'ai signé 14 contrats en six mois
j'ai pris en charge les achats en plus de mon poste
j'ai mis au point un nouveau procédé
je suis le seul à savoir régler la machine 5 axes
je tiens le standard et la caisse
je fais les ouvertures et les fermetures
zéro accident sur mon chantier en trois ans
mes clients me notent 4,8 sur 5
habilitation électrique B2V
anglais courant, C1
expert en droit social
15 000 € d'économies par an sur les achats
moins 30 % de réclamations
réduction du délai de clôture de 10 à 4 jours
j'ai développé l'appli mobile de zéro
j'ai obtenu le label qualité
responsable d'un parc de 40 machines
""".splitlines()
