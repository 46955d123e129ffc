"""The one page for a therapist or doctor: what is on it, part by part."""
