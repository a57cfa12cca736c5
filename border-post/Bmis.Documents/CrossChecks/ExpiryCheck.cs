using Bmis.Biographics;

namespace Bmis.Documents.CrossChecks;

/// <summary>Whether a document is still valid on a day. The last day of validity counts as valid.</summary>
public static class ExpiryCheck
{
    /// <summary>Compares a date of expiry, of which parts may be unknown, with a day.</summary>
    public static CrossCheck On(PartialDate expiry, DateOnly day)
    {
        if (expiry.IsUnknown || (expiry.Earliest < day && day <= expiry.Latest && !expiry.IsComplete))
            return CrossCheck.Of(DocumentCheckResult.Undetermined, CrossCheckReason.DateUnknown);
        return expiry.Latest < day
            ? new(DocumentCheckResult.Failed, CrossCheckReason.Expired, [CrossCheckField.ExpiryDate])
            : CrossCheck.Agreed;
    }
}
