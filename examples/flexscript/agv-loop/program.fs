// Two AGVs on a one-way loop of paths carry from a buffer to a store.
Array corners = [[0, 0, 0], [20, 0, 0], [20, 10, 0], [0, 10, 0]];
for (int i = 1; i <= 4; i++) {
    Object Way = Object.create("AGV::StraightPath");
    Way.name = "Way " + string.fromNum(i);
    Way.setProperty("StartLocation", corners[i]);
    Way.setProperty("EndLocation", corners[i % 4 + 1]);
    Object Point = Object.create("AGV::ControlPoint");
    Point.name = "P" + string.fromNum(i);
    Point.setLocation(corners[i][1], corners[i][2], 0);
}
Object Loader = Object.create("Source");
Loader.name = "Loader";
Loader.setLocation(-8, 0, 0);
Loader.setProperty("InterArrivalTime", "exponential(0, 45, getstream(current))");
Object Buffer = Object.create("Queue");
Buffer.name = "Buffer";
Buffer.setLocation(-3, -2, 0);
Buffer.setProperty("UseTransport", 1);
Object Out = Object.create("Sink");
Out.name = "Out";
Out.setLocation(22, 12, 0);
Object Fleet = Object.create("Dispatcher");
Fleet.name = "Fleet";
Fleet.setLocation(-8, 8, 0);
contextdragconnection(Loader, Buffer, "A");
contextdragconnection(Buffer, Out, "A");
contextdragconnection(Buffer, Fleet, "S");
contextdragconnection(Buffer, Model.find("P1"), "A");
contextdragconnection(Out, Model.find("P3"), "A");
for (int i = 1; i <= 2; i++) {
    Object Cart = Object.create("TaskExecuter");
    Cart.name = "Cart " + string.fromNum(i);
    contextdragconnection(Fleet, Cart, "A");
    contextdragconnection(Cart, Model.find(i == 1 ? "P2" : "P4"), "A");
}
