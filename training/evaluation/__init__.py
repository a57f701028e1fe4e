"""SVR, PMR, ESR and BLEU-4 on executed programs."""
