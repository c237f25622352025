"""One door to each third-party library: nobody else imports it."""
