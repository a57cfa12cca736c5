namespace Bmis.Edifact.Filtering;

/// <summary>
/// Why bytes were masked. It says no more than that, because the code of a service would tell what was masked. The
/// numbers are stored: they never change.
/// </summary>
public enum FilterReason
{
    /// <summary>The account of a payment by card (FOP).</summary>
    PaymentCard = 1,

    /// <summary>A card number anywhere else.</summary>
    CardNumber = 2,

    /// <summary>Code and text of a sensitive service (SSR).</summary>
    SensitiveService = 3,

    /// <summary>Text that names a sensitive service (OSI, history, remarks).</summary>
    SensitiveText = 4,
}
