package dev.cohort.rest;

/** Which pages of other hosts may call the public doors from a browser; core and modules bring it as a CDI bean. */
public interface AllowedOrigins {

    /** @param origin as a browser sends it: {@code https://school.example} */
    boolean allows(String origin);
}
