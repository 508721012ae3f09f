import Runner

learn()
