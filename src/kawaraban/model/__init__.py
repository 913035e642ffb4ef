"""What the desk works with: frozen data, standard library only."""
