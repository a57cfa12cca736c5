using Bmis.Crossings.Contracts;
using Bmis.Sync.Distribution;
using Google.Protobuf;

namespace Bmis.BorderPost.Lists;

/// <summary>Everybody who may sign in at the post, by officer id.</summary>
internal sealed class OfficerList
{
    private const int LargestFile = 16 * 1024 * 1024;

    private readonly Dictionary<string, OfficerMessage> _officers;

    private OfficerList(Dictionary<string, OfficerMessage> officers) => _officers = officers;

    /// <summary>Null when the file is no list of officers, or has an id twice or none.</summary>
    internal static OfficerList? Read(HeldList list)
    {
        if (list.Manifest.Length > LargestFile)
            return null;
        try
        {
            var officers = new Dictionary<string, OfficerMessage>(StringComparer.Ordinal);
            var message = OfficerListMessage.Parser.ParseFrom(list.ReadAllBytes());
            return message.Officers.All(one => one.OfficerId.Length > 0 && officers.TryAdd(one.OfficerId, one))
                ? new OfficerList(officers)
                : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    internal OfficerMessage? Find(string officerId) => _officers.GetValueOrDefault(officerId);
}
