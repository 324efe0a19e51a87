package im.parley.server.boot;

import im.parley.server.spi.Hook;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The figures of features in JMX, while the server runs. */
final class PublishedFigures {
    private static final System.Logger LOG = System.getLogger(PublishedFigures.class.getName());

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final List<ObjectName> names = new ArrayList<>();

    PublishedFigures(List<Hook.Publish> hooks) {
        hooks.forEach(this::register);
    }

    /** A server that is started anew may find the bean of one that was not stopped in order. */
    private void register(Hook.Publish hook) {
        try {
            ObjectName name = new ObjectName("im.parley", "type", hook.name());
            if (beans.isRegistered(name)) {
                beans.unregisterMBean(name);
            }
            beans.registerMBean(new Figures(hook.values()), name);
            names.add(name);
        } catch (JMException failed) {
            LOG.log(System.Logger.Level.WARNING, hook.name() + " is not in JMX", failed);
        }
    }

    /** Takes them out of JMX. */
    void withdraw() {
        for (ObjectName name : names) {
            try {
                beans.unregisterMBean(name);
            } catch (JMException gone) {
                LOG.log(System.Logger.Level.DEBUG, name + " was not in JMX any more", gone);
            }
        }
        names.clear();
    }

    private record Figures(Supplier<Map<String, Long>> values) implements DynamicMBean {
        @Override
        public Object getAttribute(String attribute) throws AttributeNotFoundException {
            Long value = values.get().get(attribute);
            if (value == null) {
                throw new AttributeNotFoundException(attribute);
            }
            return value;
        }

        @Override
        public AttributeList getAttributes(String[] attributes) {
            Map<String, Long> now = values.get();
            AttributeList found = new AttributeList();
            for (String attribute : attributes) {
                if (now.containsKey(attribute)) {
                    found.add(new Attribute(attribute, now.get(attribute)));
                }
            }
            return found;
        }

        @Override
        public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
            throw new AttributeNotFoundException(attribute.getName() + " is for reading");
        }

        @Override
        public AttributeList setAttributes(AttributeList attributes) {
            return new AttributeList();
        }

        @Override
        public Object invoke(String action, Object[] parameters, String[] signature) {
            throw new UnsupportedOperationException(action);
        }

        @Override
        public MBeanInfo getMBeanInfo() {
            MBeanAttributeInfo[] attributes = values.get().keySet().stream()
                    .sorted()
                    .map(name -> new MBeanAttributeInfo(name, "long", name, true, false, false))
                    .toArray(MBeanAttributeInfo[]::new);
            return new MBeanInfo(getClass().getName(), "figures of Parley", attributes, null, null, null);
        }
    }
}
