"""The plant: what executing a program builds."""
