"""Files of works: BibTeX and CSL-JSON."""
