package im.parley.test.bench.load;

/** The command line cannot be understood, or what it asks for cannot be done here. */
final class BadArgument extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadArgument(String what) {
        super(what);
    }
}
