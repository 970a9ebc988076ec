package dev.cohort.tenancy;

import java.io.IOException;
import java.io.OutputStream;

/** What a feature keeps of a tenant outside the database: a bean of core. */
public interface TenantBelongings {

    /** Removes it for good; doing it again does no harm. */
    void remove(Tenant tenant);

    /** Hands it out with the tenant's data. */
    void copyTo(Tenant tenant, Parcel parcel) throws IOException;

    /** What is handed out. */
    interface Parcel {
        /** @param name such as {@code files/ID} */
        void add(String name, Content content) throws IOException;
    }

    /** One thing's bytes. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
