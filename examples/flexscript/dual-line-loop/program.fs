// One loop creates everything and wires it on the way: a dispatcher and its two executers, a
// source, two parallel lines of four stations, and a sink at the end of both.
Array names = [
    "Dispatcher", "Carrier 1", "Carrier 2", "Substrate Loader", "Input Buffer 1", "Input Buffer 2",
    "Scanner 1", "Scanner 2", "Track 1", "Track 2", "Output Buffer 1", "Output Buffer 2", "Unloader"
];
Object first = NULL;
Object second = NULL;
for (int i = 1; i <= names.length; i++) {
    string kind = "Processor";
    if (i == 1) {
        kind = "Dispatcher";
    } else if (i == 2 || i == 3) {
        kind = "TaskExecuter";
    } else if (i == 4) {
        kind = "Source";
    } else if (i == 5 || i == 6 || i == 11 || i == 12) {
        kind = "Queue";
    } else if (i == 13) {
        kind = "Sink";
    }
    Object made = Object.create(kind);
    made.name = names[i];
    made.setLocation(6 * Math.floor(i / 2), i % 2 == 0 ? 6 : 0, 0);
    if (kind == "Source") {
        made.setProperty("InterArrivalTime", "exponential(0, 30, getstream(current))");
    }
    if (kind == "Processor") {
        made.setProperty("ProcessTime", 40);
        made.setProperty("SetupTime", 10);
    }
    if (kind == "Queue") {
        made.setProperty("MaxContent", 20);
        made.setProperty("ItemPlacement", "Stack Vertically");
    }
    if (i == 11 || i == 12) {
        made.setProperty("UseTransport", 1);
        contextdragconnection(made, Model.find("Dispatcher"), "S");
    }
    if (i == 1 || i == 4) {
        first = second = made;
    } else if (i == 2 || i == 3) {
        contextdragconnection(first, made, "A");
    } else if (i < 13) {
        if ((i - 3) % 2 == 0) {
            contextdragconnection(first, made, "A");
            first = made;
        } else {
            contextdragconnection(second, made, "A");
            second = made;
        }
    } else {
        contextdragconnection(first, made, "A");
        contextdragconnection(second, made, "A");
    }
}
