import Mutations

// Are the tests worth anything? This makes the source wrong on purpose, in a copy below .build, and
// wants to see red:
//
//     swift run mutations
//     swift run mutations --only Backpropagation
//     swift run mutations --part 3/10
//     swift run mutations --list
//
// All mutants are built at once, each behind a switch that the environment turns on, so that every
// mutant costs one run of its module's tests and no build. The lists are in Tests/Mutations/Lists.

mutations()
