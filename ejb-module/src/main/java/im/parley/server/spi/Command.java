package im.parley.server.spi;

/**
 * A command that people and programs may have executed (XEP-0050).
 *
 * @param place where it is to be had
 * @param node its identifier, unique at its place
 * @param name for a person
 * @param permission who may
 * @param opening what happens first
 */
public record Command(Place place, String node, String name, Permission permission, Opening opening) {

    /** At which addresses a command is to be had. */
    public sealed interface Place {
        /** At each served domain. */
        Place DOMAIN = new Domain();
        /** At the own account. */
        Place OWN_ACCOUNT = new OwnAccount();

        /** At each served domain. */
        record Domain() implements Place {}

        /** At the own account of each user. */
        record OwnAccount() implements Place {}

        /**
         * At addresses of a part of the server, which scripts for Tigase know: {@code ext@example.org}.
         *
         * @param name the local part of these addresses
         */
        record OfPart(String name) implements Place {}

        /**
         * At the domains of a service.
         *
         * @param label as of {@link Service#label}
         */
        record OfService(String label) implements Place {}
    }

    /** Who may execute a command. Others do not see it. */
    @FunctionalInterface
    public interface Permission {
        /** Whoever can reach it. */
        Permission ANYBODY = call -> true;
        /** Whoever has an account on this server. */
        Permission USERS = call -> call.caller().account().isPresent();
        /** Administrators of the domain, or of the one that the service belongs to. */
        Permission DOMAIN_ADMINISTRATORS = call -> call.caller().administers(call.domain());
        /** Administrators of the whole installation. */
        Permission INSTALLATION_ADMINISTRATORS = call -> call.caller().administersInstallation();

        /** Whether the caller may. */
        boolean allows(CommandCall call);
    }

    /** What happens first: a form, or all of it. May wait for a store. */
    @FunctionalInterface
    public interface Opening {
        /** The first step. */
        CommandStep begin(CommandCall call);
    }
}
