"""What the page shows: everything HTML that Passerelle makes is made here."""
