"""Web archives (WARC, ISO 28500; ARC before it): what crawlers and we ourselves kept of the web."""
