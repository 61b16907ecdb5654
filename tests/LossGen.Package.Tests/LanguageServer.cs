using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossGen.Package.Tests;

/// <summary>csharp-ls, the language server that editors run, spoken to over its standard streams as an editor does.</summary>
internal sealed class LanguageServer : IDisposable
{
    private const string Version = "0.28.0";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly Lazy<(string? Path, string? Missing)> Tool = new(Install);

    private readonly Process _process;
    private readonly string _folder;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode?>> _asked = new();
    private int _lastId;
    private int _lastVersion;

    /// <summary>Starts the server on a project and waits until it is ready.</summary>
    /// <param name="folder">The project's folder.</param>
    public LanguageServer(string folder)
    {
        _folder = folder;
        var start = new ProcessStartInfo(Tool.Value.Path!)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        new Thread(Read) { IsBackground = true }.Start();

        var root = new Uri(folder).AbsoluteUri;
        Ask("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = root,
            ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = root, ["name"] = "consumer" }),
            ["capabilities"] = new JsonObject
            {
                ["workspace"] = new JsonObject { ["configuration"] = true },
                ["textDocument"] = new JsonObject { ["diagnostic"] = new JsonObject { ["dynamicRegistration"] = true } },
            },
        });
        Tell("initialized", new JsonObject());
    }

    /// <summary>Why there is no server; null where there is one.</summary>
    public static string? Missing => Tool.Value.Missing;

    public void Open(string file, string text) => Tell("textDocument/didOpen", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = Uri(file), ["languageId"] = "csharp", ["version"] = ++_lastVersion, ["text"] = text },
    });

    /// <summary>Types: the file's text is another from now on.</summary>
    public void Change(string file, string text) => Tell("textDocument/didChange", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = Uri(file), ["version"] = ++_lastVersion },
        ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
    });

    /// <summary>The ids of what is underlined in a file now.</summary>
    public IReadOnlyList<string> Diagnostics(string file)
    {
        var answer = Ask("textDocument/diagnostic", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = Uri(file) } });
        return [.. answer!["items"]!.AsArray().Select(item => item!["code"]!.ToString())];
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static (string? Path, string? Missing) Install()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"lossgen-csharp-ls-{Version}");
        var path = Path.Combine(folder, OperatingSystem.IsWindows() ? "csharp-ls.exe" : "csharp-ls");
        if (File.Exists(path)) return (path, null);

        var (exitCode, output) = DotNet.Try(Path.GetTempPath(), "tool", "install", "csharp-ls", "--version", Version, "--tool-path", folder);
        return exitCode == 0 && File.Exists(path) ? (path, null) : (null, $"csharp-ls {Version} cannot be had: {output}");
    }

    private string Uri(string file) => new Uri(Path.Combine(_folder, file)).AbsoluteUri;

    private JsonNode? Ask(string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = _asked.GetOrAdd(id, _ => new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously));
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        return answer.Task.Wait(Patience) ? answer.Task.Result : throw new TimeoutException($"The language server did not answer '{method}' in {Patience.TotalMinutes} minutes.");
    }

    private void Tell(string method, JsonObject parameters) => Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    private void Send(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        lock (_asked)
        {
            var stream = _process.StandardInput.BaseStream;
            stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")));
            stream.Write(body);
            stream.Flush();
        }
    }

    private void Read()
    {
        var stream = _process.StandardOutput.BaseStream;
        while (Header(stream) is { } length)
        {
            var body = new byte[length];
            stream.ReadExactly(body);
            Receive(JsonNode.Parse(body)!.AsObject());
        }

        foreach (var asked in _asked.Values) asked.TrySetException(new IOException("The language server has ended."));
    }

    private static int? Header(Stream stream)
    {
        int? length = null;
        for (var line = new StringBuilder(); ;)
        {
            switch (stream.ReadByte())
            {
                case -1:
                    return null;
                case '\n' when line.Length == 0:
                    return length;
                case '\n':
                    const string name = "Content-Length:";
                    var text = line.ToString();
                    if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase)) length = int.Parse(text.AsSpan(name.Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
                    line.Clear();
                    break;
                case '\r':
                    break;
                case var letter:
                    line.Append((char)letter);
                    break;
            }
        }
    }

    private void Receive(JsonObject message)
    {
        if (message["method"]?.GetValue<string>() is not { } method)
        {
            if (message["id"] is not { } id || id.GetValueKind() != JsonValueKind.Number || !_asked.TryRemove(id.GetValue<int>(), out var asked)) return;

            if (message["error"] is { } error) asked.TrySetException(new IOException(error.ToJsonString()));
            else asked.TrySetResult(message["result"]?.DeepClone());

            return;
        }

        // What the server asks of the editor: analyzers are off unless the editor says so.
        if (message["id"] is { } request)
        {
            JsonNode? result = method == "workspace/configuration"
                ? new JsonArray([.. message["params"]!["items"]!.AsArray().Select(_ => (JsonNode)new JsonObject { ["analyzersEnabled"] = true })])
                : null;
            Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = request.DeepClone(), ["result"] = result });
        }
    }
}
