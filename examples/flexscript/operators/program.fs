// Three machines, two operators in the team of one dispatcher; set-up and process need one.
Object Loader = Object.create("Source");
Loader.name = "Loader";
Loader.setProperty("InterArrivalTime", "exponential(0, 20, getstream(current))");
Object Team = Object.create("Dispatcher");
Team.name = "Team";
Team.setLocation(12, -8, 0);
Object before = Loader;
for (int i = 1; i <= 3; i++) {
    Object Machine = Object.create("Processor");
    Machine.name = "Machine " + string.fromNum(i);
    Machine.setLocation(8 * i, 0, 0);
    Machine.setProperty("SetupTime", 2);
    Machine.setProperty("ProcessTime", "gamma(0, 2, 4, getstream(current))");
    Machine.setProperty("UseSetupOperators", 1);
    Machine.setProperty("UseProcessOperators", 1);
    contextdragconnection(before, Machine, "A");
    contextdragconnection(Machine, Team, "S");
    before = Machine;
}
Object Out = Object.create("Sink");
Out.name = "Out";
Out.setLocation(32, 0, 0);
contextdragconnection(before, Out, "A");
Array names = ["Ann", "Ben"];
for (int i = 1; i <= names.length; i++) {
    Object Worker = Object.create("Operator");
    Worker.name = names[i];
    Worker.setLocation(10 + 4 * i, -10, 0);
    contextdragconnection(Team, Worker, "A");
}
