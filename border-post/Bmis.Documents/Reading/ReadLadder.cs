namespace Bmis.Documents.Reading;

/// <summary>
/// The lengths of READ BINARY, from the longest down. A chip that refuses one is asked with the next: some refuse
/// extended lengths, 256 bytes, or more than 160. 223 and 231 bytes are what an answer of 256 holds under secure
/// messaging with AES and with triple DES.
/// </summary>
internal static class ReadLadder
{
    /// <summary>Longest answer that readers of the market carry safely.</summary>
    internal const int Most = 32_000;

    private const int MostShort = 231;

    private static readonly int[] Steps = [Most, 8_000, 2_048, 1_024, 512, 231, 223, 192, 160, 128, 96, 64, 32];

    /// <summary>The next shorter length; null when there is none.</summary>
    internal static int? Below(int length) => Steps.Where(step => step < length).Cast<int?>().FirstOrDefault();

    /// <summary>The next shorter length of the short form, or the shortest of all.</summary>
    internal static int ShortBelow(int length) =>
        Steps.Where(step => step < length && step <= MostShort).DefaultIfEmpty(Steps[^1]).First();
}
