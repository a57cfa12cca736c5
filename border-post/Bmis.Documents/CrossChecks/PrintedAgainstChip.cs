using Bmis.Documents.Mrz;

namespace Bmis.Documents.CrossChecks;

/// <summary>
/// The printed MRZ against the one of DG1 (Doc 9303-11, 5.1; BSI TR-03135-1): a difference is how an exchanged page or
/// chip shows. Thread-safe.
/// </summary>
public static class PrintedAgainstChip
{
    /// <summary>Compares field by field.</summary>
    /// <param name="printed">The zone as it was scanned.</param>
    /// <param name="chip">The zone of DG1.</param>
    /// <returns>
    /// Undetermined when every field that differs was misread from the page by its own signs; failed when at least one
    /// is readable and differs.
    /// </returns>
    public static CrossCheck Compare(MrzResult printed, MrzResult chip)
    {
        if (printed.Format == MrzFormat.None)
            return CrossCheck.Of(DocumentCheckResult.NotPerformed, CrossCheckReason.PrintedMissing);
        if (chip.Format == MrzFormat.None)
            return CrossCheck.Of(DocumentCheckResult.NotPerformed, CrossCheckReason.ChipMissing);
        if (Difference(printed, chip) is not { Count: > 0 } fields)
            return CrossCheck.Agreed;
        return fields.TrueForAll(field => IsMisread(printed, field))
            ? new(DocumentCheckResult.Undetermined, CrossCheckReason.PrintedMisread, fields)
            : new(DocumentCheckResult.Failed, CrossCheckReason.FieldsDiffer, fields);
    }

    private static List<CrossCheckField> Difference(MrzResult printed, MrzResult chip)
    {
        (CrossCheckField Field, bool IsEqual)[] fields =
        [
            (CrossCheckField.Format, printed.Format == chip.Format),
            (CrossCheckField.DocumentCode, printed.DocumentCode == chip.DocumentCode),
            (CrossCheckField.IssuingState, printed.IssuingState == chip.IssuingState),
            (CrossCheckField.PrimaryIdentifier, printed.PrimaryIdentifier == chip.PrimaryIdentifier),
            (CrossCheckField.SecondaryIdentifier, printed.SecondaryIdentifier == chip.SecondaryIdentifier),
            (CrossCheckField.DocumentNumber, printed.DocumentNumber == chip.DocumentNumber),
            (CrossCheckField.Nationality, printed.Nationality == chip.Nationality),
            (CrossCheckField.BirthDate, printed.BirthDate == chip.BirthDate),
            (CrossCheckField.Sex, printed.Sex == chip.Sex),
            (CrossCheckField.ExpiryDate, printed.ExpiryDate == chip.ExpiryDate),
            (CrossCheckField.OptionalData, printed.OptionalData == chip.OptionalData),
            (CrossCheckField.SecondOptionalData, printed.SecondOptionalData == chip.SecondOptionalData),
        ];
        return [.. fields.Where(one => !one.IsEqual).Select(one => one.Field)];
    }

    private static bool IsMisread(MrzResult printed, CrossCheckField field) => field switch
    {
        CrossCheckField.Format => false,
        CrossCheckField.DocumentNumber => IsWrong(printed, MrzCheckName.DocumentNumber),
        CrossCheckField.BirthDate => IsWrong(printed, MrzCheckName.BirthDate),
        CrossCheckField.ExpiryDate => IsWrong(printed, MrzCheckName.ExpiryDate),
        CrossCheckField.OptionalData => IsOptionalWrong(printed),
        CrossCheckField.SecondOptionalData => IsWrong(printed, MrzCheckName.Composite),
        CrossCheckField.Sex => printed.Sex is null,
        _ => HasStrangers(TextOf(printed, field)),
    };

    // Optional data of cards have no check digit of their own.
    private static bool IsOptionalWrong(MrzResult printed) =>
        printed.ResultOf(MrzCheckName.OptionalData) is DocumentCheckResult.NotSupported
            ? IsWrong(printed, MrzCheckName.Composite)
            : IsWrong(printed, MrzCheckName.OptionalData);

    private static bool IsWrong(MrzResult printed, MrzCheckName check) => printed.ResultOf(check)
        is DocumentCheckResult.Failed or DocumentCheckResult.Undetermined or DocumentCheckResult.NotPerformed;

    private static bool HasStrangers(string text)
    {
        foreach (var character in text)
            if (character != ' ' && MrzAlphabet.ValueOf(character) == MrzAlphabet.None)
                return true;
        return false;
    }

    private static string TextOf(MrzResult printed, CrossCheckField field) => field switch
    {
        CrossCheckField.DocumentCode => printed.DocumentCode,
        CrossCheckField.IssuingState => printed.IssuingState,
        CrossCheckField.PrimaryIdentifier => printed.PrimaryIdentifier,
        CrossCheckField.SecondaryIdentifier => printed.SecondaryIdentifier,
        _ => printed.Nationality,
    };
}
