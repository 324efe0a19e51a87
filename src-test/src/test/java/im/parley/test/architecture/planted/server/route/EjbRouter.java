package im.parley.test.architecture.planted.server.route;

import jakarta.ejb.Stateless;

/** Planted: an EJB in the middle. */
@Stateless
final class EjbRouter {}
