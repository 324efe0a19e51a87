package im.parley.test.bench.load;

/** What clients say to rooms. */
record RoomTalk(String service) {
    private static final String ROOM = "muc#roomconfig_";

    static RoomTalk of(Run run) {
        return new RoomTalk("muc." + run.arguments().text(Flag.DOMAIN));
    }

    String room(int number) {
        return "load" + number + '@' + service;
    }

    static String nick(int number) {
        return "n%06d".formatted(number);
    }

    String occupant(int room, int number) {
        return room(room) + '/' + nick(number);
    }

    void join(Guest guest, int room, Runnable done) {
        String presence = "<presence to='" + occupant(room, guest.number())
                + "'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>";
        guest.ask(presence, "<presence", "code='110'", done);
    }

    /** Makes a room that is not kept, or one that is. */
    void make(Guest guest, int room, String broadcast, boolean persistent, Runnable done) {
        join(guest, room, () -> guest.ask(
                "<iq type='set' id='make' to='" + room(room)
                        + "'><query xmlns='http://jabber.org/protocol/muc#owner'>"
                        + "<x xmlns='jabber:x:data' type='submit'>"
                        + field("FORM_TYPE", "http://jabber.org/protocol/muc#roomconfig")
                        + field(ROOM + "maxusers", "none")
                        + field(ROOM + "persistentroom", persistent ? "1" : "0")
                        + field(ROOM + "roomname", "Room number " + room)
                        + "<field var='" + ROOM + "presencebroadcast'>" + broadcast + "</field></x></query></iq>",
                "<iq",
                "id='make'",
                done));
    }

    private static String field(String name, String value) {
        return "<field var='" + name + "'><value>" + value + "</value></field>";
    }

    /** Who is seen by all. */
    static final String EVERYBODY =
            "<value>moderator</value><value>participant</value><value>visitor</value>";
    /** In a hall nobody needs to see who comes and goes, but who leads. */
    static final String MODERATORS = "<value>moderator</value>";

    void leave(Guest guest, int room, Runnable done) {
        guest.ask(
                "<presence type='unavailable' to='" + occupant(room, guest.number()) + "'/>",
                "<presence",
                "code='110'",
                done);
    }
}
