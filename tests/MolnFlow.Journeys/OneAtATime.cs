// Each test has a process of its own and some need all the machine gives; side by side they would only wait for one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
