package dev.cohort.event;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who observes which event, in core and in every module, noted while CDI starts. It is also what turns a stored name
 * back into its record: an event is only ever read where somebody observes it.
 */
public class EventObservers implements Extension {
    private final Map<String, Class<?>> types = new HashMap<>();
    private final List<Observer> observers = new ArrayList<>();

    /** One observer method, by a name that stays the same over restarts. */
    record Observer(String name, Class<?> beanClass, Class<?> observed, Call call) {
        /** The observer method itself. */
        interface Call {
            void tell(Object event);
        }

        boolean wants(String eventName) {
            return observed == PublishedEvent.class || Events.nameOf(observed).equals(eventName);
        }
    }

    void found(@Observes ProcessObserverMethod<?, ?> found) {
        ObserverMethod<?> method = found.getObserverMethod();
        if (!(method.getObservedType() instanceof Class<?> observed)) return;
        if (observed != PublishedEvent.class && !observed.isAnnotationPresent(EventName.class)) return;
        String name = method.getBeanClass().getName() + "#"
                + found.getAnnotatedMethod().getJavaMember().getName() + "("
                + observed.getSimpleName() + ")";
        add(new Observer(name, method.getBeanClass(), observed, caller(method)));
    }

    @SuppressWarnings("unchecked")
    private static Observer.Call caller(ObserverMethod<?> method) {
        return event -> ((ObserverMethod<Object>) method).notify(event);
    }

    void add(Observer observer) {
        observers.add(observer);
        if (observer.observed() == PublishedEvent.class) return;
        Class<?> other = types.put(Events.nameOf(observer.observed()), observer.observed());
        if (other != null && other != observer.observed())
            throw new IllegalStateException(
                    other.getName() + " and " + observer.observed().getName() + " claim the same event name");
    }

    List<Observer> of(String eventName) {
        return observers.stream().filter(observer -> observer.wants(eventName)).toList();
    }

    /** The record of a name that somebody observes. */
    Class<?> typeOf(String eventName) {
        Class<?> type = types.get(eventName);
        if (type == null) throw new IllegalStateException("No observer knows the event " + eventName);
        return type;
    }
}
