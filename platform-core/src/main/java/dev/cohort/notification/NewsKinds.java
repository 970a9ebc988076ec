package dev.cohort.notification;

import java.util.List;

/** What kinds of news members can be told of: a bean of core or a module, so that they can decide before it first happens. */
public interface NewsKinds {

    /** Stable names as in {@link News#kind}; what each is called stands in the bundle as {@code notification.kind.KIND}. */
    List<String> kinds();
}
