namespace Bmis.Documents.Mrz;

/// <summary>
/// One misread character that would explain a failed check digit: with the likely character in its place the digit is
/// right. It is a hint for the officer's eye, never applied by itself.
/// A G read for a 6 inside a field goes unseen, because their values differ by ten.
/// </summary>
/// <param name="Check">The check digit that would be right.</param>
/// <param name="Position">Where the character stands.</param>
/// <param name="Read">The character as it was read.</param>
/// <param name="Likely">The character it is often confused with.</param>
public readonly record struct MrzConfusion(MrzCheckName Check, MrzPosition Position, char Read, char Likely)
{
    /// <summary>Prints the place alone, because the characters belong to a traveller's document.</summary>
    public override string ToString() => $"{Check} {Position}";
}
