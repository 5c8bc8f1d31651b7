"""The facts Négo stands on: their model, loading, checking and the choice of figures."""
