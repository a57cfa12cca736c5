using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bmis.Central.LostDocuments;

/// <summary>A version of the list of lost documents, as it was proposed and decided on.</summary>
internal sealed record LostDocumentProposal
{
    public const string Approved = "approved";
    public const string Rejected = "rejected";
    public const string Superseded = "superseded";

    public Guid ProposalId { get; init; }

    /// <summary>What its approver signs.</summary>
    public byte[] ContentSha256 { get; init; } = [];

    public byte[] IndexSha256 { get; init; } = [];

    public byte[] SupplementSha256 { get; init; } = [];

    public long Documents { get; init; }

    public int Overlays { get; init; }

    public long Added { get; init; }

    public long Removed { get; init; }

    public long BaseVersion { get; init; }

    public string Feed { get; init; } = "";

    public DateTime ProposedAt { get; init; }

    public string ProposedBy { get; init; } = "";

    public string? Decision { get; init; }

    public string? DecidedBy { get; init; }

    public long? IndexVersion { get; init; }

    public long? SupplementVersion { get; init; }

    public string Sha256 => Convert.ToHexStringLower(ContentSha256);

    /// <summary>Whether it was approved and its publication broke off.</summary>
    public bool IsUnfinished => Decision == Approved && SupplementVersion is null;

    /// <summary>The digest of everything that a proposal says.</summary>
    public static byte[] DigestOf(LostDocumentProposal said) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        "lost documents",
        Convert.ToHexStringLower(said.IndexSha256),
        Convert.ToHexStringLower(said.SupplementSha256),
        said.Documents.ToString(CultureInfo.InvariantCulture),
        said.Overlays.ToString(CultureInfo.InvariantCulture),
        said.Added.ToString(CultureInfo.InvariantCulture),
        said.Removed.ToString(CultureInfo.InvariantCulture),
        said.BaseVersion.ToString(CultureInfo.InvariantCulture))));
}
