package dev.cohort.app;

import dev.cohort.access.OnVendorHost;
import dev.cohort.request.Context;

/** Keeps the vendor's views on the vendor's host, and the tenants' views off it. */
final class VendorViews {
    private VendorViews() {}

    static boolean isElsewhere(Class<?> view) {
        return view.isAnnotationPresent(OnVendorHost.class) != Context.tenant().isVendor();
    }
}
