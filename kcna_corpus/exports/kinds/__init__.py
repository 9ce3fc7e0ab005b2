"""One module for each export; see `kcna_corpus.exports`."""
