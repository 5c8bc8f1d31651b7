"""What the tests say, and what must be in the answer."""

PMO = "combien gagne un PMO ?"
FIGURE = "5 553"
BUTTONS = ["Et en net ?", "La formation", "D'où vient ce chiffre ?"]
NET = "net par mois"
OFFER = "on me propose 42k brut comme comptable"
