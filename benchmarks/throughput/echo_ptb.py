"""A bare python-telegram-bot application that echoes texts, with no store. Prints "ready".

Its own webhook server needs tornado and answers before it works; here aiohttp hands each update to the application and
answers when the echo is sent, as in the other bots.
"""

from __future__ import annotations

import asyncio
import sys

from aiohttp import web
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from benchmarks.throughput.contestants import PATH, TOKEN


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None:
        await update.message.reply_text(update.message.text or "")


async def serve(api_url: str, port: int) -> None:
    application = Application.builder().token(TOKEN).base_url(f"{api_url}/bot").build()
    one_after_the_other = asyncio.Lock()  # `concurrent_updates` is off out of the box
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.start()

        async def receive(request: web.Request) -> web.Response:
            async with one_after_the_other:
                await application.process_update(Update.de_json(await request.json(), application.bot))
            return web.Response()

        server = web.Application()
        server.add_routes([web.post(PATH, receive)])
        runner = web.AppRunner(server, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        print("ready", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], int(sys.argv[2])))
