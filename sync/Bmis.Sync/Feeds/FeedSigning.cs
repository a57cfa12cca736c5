using System.Security.Cryptography;
using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Google.Protobuf;

namespace Bmis.Sync.Feeds;

/// <summary>Makes pages of a feed for the wire and reads them back: a page counts for one lane and one feed.</summary>
internal static class FeedSigning
{
    // What is signed says what it is, so that a signature made for a list never fits a page.
    private static ReadOnlySpan<byte> Purpose => "bmis.sync.v1.FeedPage\0"u8;

    internal static SignedPage Sign(string keyId, ECDsa key, Producer lane, string feed, FeedContent content)
    {
        var page = new FeedPage
        {
            Feed = feed,
            LaneId = lane.LaneId,
            After = content.After,
            UpTo = content.UpTo,
            Created = UnixMicroseconds.From(content.Created),
            Content = UnsafeByteOperations.UnsafeWrap(content.Content),
        }.ToByteArray();
        return new SignedPage
        {
            Page = UnsafeByteOperations.UnsafeWrap(page),
            KeyId = keyId,
            Signature = UnsafeByteOperations.UnsafeWrap(
                key.SignData([.. Purpose, .. page], HashAlgorithmName.SHA256)),
        };
    }

    /// <summary>The content, or why the page does not count: a code.</summary>
    internal static (FeedContent? Content, string Problem) Read(
        SignedPage signed, ListVerifier verifier, string laneId, string feed, long after)
    {
        if (!verifier.IsSigned(signed.KeyId, [.. Purpose, .. signed.Page.Span], signed.Signature.Span))
            return (null, "signature");
        FeedPage page;
        try
        {
            page = FeedPage.Parser.ParseFrom(signed.Page);
        }
        catch (InvalidProtocolBufferException)
        {
            return (null, "malformed");
        }

        if (page.Feed != feed || page.LaneId != laneId)
            return (null, "addressee");
        if (page.After != after || page.UpTo < after)
            return (null, "position");
        return UnixMicroseconds.ToTime(page.Created) is { } created && page.Content.Length <= FeedLimits.ContentBytes
            ? (new FeedContent(page.After, page.UpTo, created, page.Content.Memory), "")
            : (null, "limit");
    }
}
