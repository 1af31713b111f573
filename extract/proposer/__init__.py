"""The optional proposer: a language model behind an endpoint names what the rules may have missed. Off by default."""
