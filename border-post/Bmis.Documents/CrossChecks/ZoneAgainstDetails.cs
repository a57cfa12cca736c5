using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.CrossChecks;

/// <summary>
/// The MRZ of DG1 against the personal details of DG11. Both are signed together, so a difference is a mistake of the
/// issuing State or a comparison that cannot be made, rarely a forgery. Thread-safe.
/// </summary>
public static class ZoneAgainstDetails
{
    /// <summary>
    /// The name: DG11 has it in the holder's script and whole, the MRZ transliterated (Doc 9303-3, 6) and perhaps cut.
    /// </summary>
    public static CrossCheck CompareName(MrzResult mrz, DataGroup11 details)
    {
        if (mrz.PrimaryIdentifier.Length + mrz.SecondaryIdentifier.Length == 0)
            return CrossCheck.Of(DocumentCheckResult.NotPerformed, CrossCheckReason.ChipMissing);
        if (details.FullName is not { Primary.Length: > 0 } name)
            return CrossCheck.Of(DocumentCheckResult.NotPerformed, CrossCheckReason.NothingToCompare);
        return NameComparison.Compare(mrz, name);
    }

    /// <summary>The date of birth: DG11 has the century, the MRZ perhaps less of the date.</summary>
    public static CrossCheck CompareBirthDate(MrzResult mrz, DataGroup11 details)
    {
        if (mrz.DateOfBirth.IsUnknown || details.DateOfBirth.IsUnknown)
            return CrossCheck.Of(DocumentCheckResult.NotPerformed, CrossCheckReason.NothingToCompare);

        // The century of the MRZ is a guess: somebody above a hundred has another one.
        var other = details.DateOfBirth;
        var isSame = mrz.DateOfBirth.Year % 100 == other.Year % 100
            && Agrees(mrz.DateOfBirth.Month, other.Month)
            && Agrees(mrz.DateOfBirth.Day, other.Day);
        return isSame ? CrossCheck.Agreed : Differs(CrossCheckField.BirthDate);
    }

    /// <summary>
    /// The personal number, which many States print in the optional data. What stands there may be something else, so
    /// a difference leaves the check undetermined.
    /// </summary>
    public static CrossCheck ComparePersonalNumber(MrzResult mrz, DataGroup11 details)
    {
        var number = Significant(details.PersonalNumber);
        var (first, second) = (Significant(mrz.OptionalData), Significant(mrz.SecondOptionalData));
        if (number.Length == 0 || first.Length + second.Length == 0)
            return CrossCheck.Of(DocumentCheckResult.NotPerformed, CrossCheckReason.NothingToCompare);
        return first == number || second == number
            ? CrossCheck.Agreed
            : new(
                DocumentCheckResult.Undetermined,
                CrossCheckReason.OptionalDataDiffer,
                [CrossCheckField.OptionalData]);
    }

    private static CrossCheck Differs(CrossCheckField field) =>
        new(DocumentCheckResult.Failed, CrossCheckReason.FieldsDiffer, [field]);

    private static bool Agrees(int known, int other) => known == 0 || other == 0 || known == other;

    // Blanks, hyphens and fillers divide a number on one side and not on the other.
    private static string Significant(string text) =>
        string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
