// A chapter's program is written with this module alone: what belongs to the terminal comes with it.
// The runner of the exercises takes Terminal without Program, since it draws no figures and must be
// built in seconds.
@_exported import Terminal
