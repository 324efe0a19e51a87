package im.parley.server.spi;

/** Makes lanes for what is no session and still must do one thing after the other, for example a room. */
@FunctionalInterface
public interface Lanes {
    /** A new lane. It costs one small object, and needs no closing. */
    Lane open();
}
