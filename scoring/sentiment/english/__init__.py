"""TextBlob's rules for English sentiment, for whole columns of texts at once."""
