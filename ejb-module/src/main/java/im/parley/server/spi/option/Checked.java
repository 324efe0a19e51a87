package im.parley.server.spi.option;

import java.util.Optional;

/** An options record whose values may be right each and wrong together. */
public interface Checked {
    /** What is wrong with them, as the rest of a line in the report about the file. */
    Optional<String> wrong();
}
