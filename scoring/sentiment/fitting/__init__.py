"""How the shared network's weights are made; not needed to read with them."""
