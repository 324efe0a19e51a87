package im.parley.server.boot;

import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The figures of the server in JMX, while it runs. */
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
            beans.registerMBean(new Figures(hook), name);
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

    /** A bean; its attributes are named like the figures, and the values of labels follow after a dot. */
    private record Figures(Hook.Publish bean) implements DynamicMBean {
        private static final String PREFIX = "parley_";

        private Map<String, Double> values() {
            Map<String, Double> values = new TreeMap<>();
            for (Figure figure : bean.figures()) {
                for (Figure.Reading reading : figure.readings().get()) {
                    String name = attribute(figure, reading);
                    switch (reading.value()) {
                        case Figure.Amount amount -> values.put(name, amount.value());
                        case Figure.Spread spread -> {
                            values.put(name + ".count", (double) spread.count());
                            values.put(name + ".sum", spread.sum());
                        }
                    }
                }
            }
            return values;
        }

        /** Where a bean has but one figure, the labels say enough. */
        private String attribute(Figure figure, Figure.Reading reading) {
            String labels = String.join(".", reading.labels());
            String name = figure.name().startsWith(PREFIX) ? figure.name().substring(PREFIX.length()) : figure.name();
            if (labels.isEmpty()) {
                return name;
            }
            return bean.figures().size() == 1 ? labels : name + '.' + labels;
        }

        @Override
        public Object getAttribute(String attribute) throws AttributeNotFoundException {
            Double value = values().get(attribute);
            if (value == null) {
                throw new AttributeNotFoundException(attribute);
            }
            return value;
        }

        @Override
        public AttributeList getAttributes(String[] attributes) {
            Map<String, Double> now = values();
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
            MBeanAttributeInfo[] attributes = values().keySet().stream()
                    .map(name -> new MBeanAttributeInfo(name, "double", name, true, false, false))
                    .toArray(MBeanAttributeInfo[]::new);
            return new MBeanInfo(getClass().getName(), "figures of Parley", attributes, null, null, null);
        }
    }
}
