"""The subcommands; one module a command, whose `COMMAND` it is."""
