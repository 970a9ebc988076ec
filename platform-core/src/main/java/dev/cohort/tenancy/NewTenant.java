package dev.cohort.tenancy;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor says of a tenant to be made.
 *
 * @param modules ids of the modules to switch on, with those they need; none given means the standard ones
 */
public record NewTenant(
        @NotBlank @Size(max = 30) String slug,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Email @Size(max = 254) String ownerEmail,
        @Nullable @Size(max = 100) String ownerName,
        @Nullable @Size(max = 50) List<@Size(max = 50) String> modules,
        boolean demoData) {}
