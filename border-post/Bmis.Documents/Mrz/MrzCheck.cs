namespace Bmis.Documents.Mrz;

/// <summary>The outcome of one check digit.</summary>
/// <param name="Name">What the digit protects.</param>
/// <param name="Result">Successful, failed, undetermined (a covered character is no MRZ character) or not performed
/// (the digit or a covered character is missing).</param>
/// <param name="Position">Where the check digit stands.</param>
public readonly record struct MrzCheck(MrzCheckName Name, DocumentCheckResult Result, MrzPosition Position);
