package dev.cohort.notification;

import jakarta.validation.constraints.NotNull;

/** How to be told. */
public record NotificationWish(
        @NotNull Boolean inApp, @NotNull NewsByMail email) {}
