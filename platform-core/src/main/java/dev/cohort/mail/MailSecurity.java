package dev.cohort.mail;

/** How the connection to a mail server is protected. */
public enum MailSecurity {
    NONE,
    STARTTLS,
    TLS
}
