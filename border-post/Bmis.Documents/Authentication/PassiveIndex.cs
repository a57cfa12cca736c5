namespace Bmis.Documents.Authentication;

/// <summary>Compares EF.COM with the security object (Doc 9303-10, 4.6.1).</summary>
internal static class PassiveIndex
{
    // The tags of DG1 to DG16, in this order.
    private static readonly uint[] Tags =
    [
        0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70,
    ];

    internal static PassiveCheck Check(IReadOnlyCollection<uint>? tags, IEnumerable<int> listed)
    {
        if (tags is null)
            return PassiveCheck.NotMade(PassiveReason.IndexNotRead);
        var numbers = tags.Select(tag => Array.IndexOf(Tags, tag) + 1).ToHashSet();
        if (numbers.Contains(0))
            return PassiveCheck.Failed(PassiveReason.IndexHasUnknownTag);
        if (!numbers.IsSupersetOf(listed))
            return PassiveCheck.Failed(PassiveReason.MissingInIndex);
        return numbers.IsSubsetOf(listed)
            ? PassiveCheck.Good
            : PassiveCheck.Failed(PassiveReason.MissingInSecurityObject);
    }
}
