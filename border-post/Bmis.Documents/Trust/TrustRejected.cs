namespace Bmis.Documents.Trust;

/// <summary>Something in a file that was not taken.</summary>
/// <param name="Source">The name of the file.</param>
/// <param name="Reason">Why.</param>
/// <param name="Subject">Whose certificate or list it is, as far as that can be told.</param>
/// <param name="Count">How many: a list that is not trusted counts with all its certificates.</param>
public sealed record TrustRejected(string Source, TrustRejection Reason, string Subject = "", int Count = 1);
