<#ftl output_format="plainText">
${msg("inviteGreeting", user.firstName!"")}

${msg("resetText")}

${msg("inviteButton")}: ${link}

${msg("resetValid", linkExpirationFormatter(linkExpiration))}

${msg("resetUnexpected")}
